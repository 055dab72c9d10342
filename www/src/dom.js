/**
 * Builds DOM without markup strings, so that the page runs under `require-trusted-types-for 'script'`,
 * and without `style` attributes, which a strict policy refuses when a saved page is reopened.
 */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, unknown>} Properties */

/**
 * Makes one element. `class` and other plain names become attributes; `true` is an empty attribute, `false` and
 * `null` leave it out; `on` holds listeners.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Properties | null} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 * @example h('button', { class: 'quiet', on: { click: stop } }, '停止')
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  setAll(element, properties ?? {});
  append(element, children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The same for SVG, whose geometry stands in presentation attributes and needs no styles.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Properties | null} [properties]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAll(element, properties ?? {});
  append(element, children);
  return element;
}

/**
 * Replaces what stands in `parent`.
 * @param {ParentNode} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/**
 * @param {Element} element
 * @param {Properties} properties
 */
function setAll(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(/** @type {Record<string, EventListener>} */ (value))) {
        element.addEventListener(event, listener);
      }
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/**
 * @param {ParentNode} parent
 * @param {Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(typeof child === 'number' ? String(child) : child);
  }
}
