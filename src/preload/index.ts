import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/contract/bridge'

/** The window's only way out. It knows no names: main checks every call, the window knows its own events. */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  on: (name, listener) => {
    const receive = (_: unknown, told: unknown, event: unknown) => {
      if (told === name) listener(event)
    }
    ipcRenderer.on('event', receive)
    return () => ipcRenderer.off('event', receive)
  },
}

contextBridge.exposeInMainWorld('carrel', bridge)
