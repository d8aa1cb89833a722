/// <reference types="vite/client" />

/** Trusted Types, which TypeScript's DOM does not have yet: a trusted address goes where a URL goes. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): URL }
}
