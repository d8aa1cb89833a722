/** Which columns lie over the page as drawers at this width; the style sheets say the same numbers. */
export const isMarginDrawer = () => window.matchMedia('(width < 1100px)').matches
export const isSidebarDrawer = () => window.matchMedia('(width < 760px)').matches
