/** What counts as touching a form: a pointer, the keyboard, a browser that fills fields in by itself. */
const TOUCHES = ["pointerdown", "focusin", "keydown", "input"];

/**
 * A script that adds `files` (addresses of scripts) to the page when a form in it is touched for the first time.
 * Forms work without script, so its cost waits until someone uses one. A form that was sent back (`#fel`) has been.
 */
export function firstTouchScript(files: readonly string[]): string {
  return `(()=>{const f=${JSON.stringify(files)},t=${JSON.stringify(TOUCHES)},go=()=>{for(const n of t)removeEventListener(n,on,true);for(const n of f){const s=document.createElement("script");s.src=n;document.head.append(s)}},on=e=>{e.target.closest?.("form")&&go()};for(const n of t)addEventListener(n,on,{capture:true,passive:true});if(location.hash==="#fel"||document.activeElement?.closest("form"))go()})();\n`;
}
