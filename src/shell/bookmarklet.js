// Sends the selection of a page, or else the whole page, to Pith. Lines are joined, so each
// statement ends with a semicolon. PITH stands for Pith's own address.
(() => {
  const chosen = getSelection();
  const part = document.createElement("div");
  for (let at = 0; !chosen.isCollapsed && at < chosen.rangeCount; at++) part.append(chosen.getRangeAt(at).cloneContents());
  const whole = part.hasChildNodes() ? part : document.body.cloneNode(true);
  for (const other of whole.querySelectorAll("script,style,noscript,svg,iframe,template,canvas,video,audio")) other.remove();
  const field = (name, value) => name + "=" + encodeURIComponent(value);
  const title = field("title", document.title);
  const said = [...document.head.querySelectorAll("meta[property],meta[name],link[rel=canonical],script[type='application/ld+json']")];
  const head = said.map((one) => one.outerHTML).join("");
  const html = field("html", (head.length < 100000 ? head : "") + whole.innerHTML);
  const text = field("text", part.hasChildNodes() ? String(chosen) : document.body.innerText);
  const content = html.length < 1500000 ? html : text;
  open("PITH#" + title + "&" + field("url", location.href) + "&" + content);
})();
