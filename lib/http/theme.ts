/**
 * The site's only script on content pages: puts a theme that the reader has chosen in place before anything is
 * drawn, and keeps the choice in the browser (no cookie). The buttons are hidden until it has run.
 * Its hash stands in the content security policy.
 */
export const themeScript = `(()=>{const r=document.documentElement,k="tema",s=t=>{t?r.dataset.theme=t:delete r.dataset.theme;for(const b of document.querySelectorAll("[data-tema]"))b.setAttribute("aria-pressed",String(b.dataset.tema===(t||"")))};let t=null;try{t=localStorage.getItem(k)}catch{}s(t==="light"||t==="dark"?t:"");r.dataset.js="";addEventListener("DOMContentLoaded",()=>s(r.dataset.theme));addEventListener("click",e=>{const b=e.target.closest?.("[data-tema]"),p=e.target.closest?.("[data-skriv-ut]");if(p)print();if(!b)return;s(b.dataset.tema);try{b.dataset.tema?localStorage.setItem(k,b.dataset.tema):localStorage.removeItem(k)}catch{}});addEventListener("beforeprint",()=>{for(const d of document.querySelectorAll("main details"))d.open=true})})()`;
