// @ts-check
// The page's elements, found and made.

/**
 * Every element that a selector finds.
 * @param {string} selector
 * @param {ParentNode} [from]
 * @returns {HTMLElement[]}
 */
export const all = (selector, from = document) => [...from.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));

/**
 * The first of them.
 * @param {string} selector
 * @param {ParentNode} [from]
 * @returns {HTMLElement | null}
 */
export const one = (selector, from = document) => from.querySelector(selector);

/**
 * A new element with these properties and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * The element that an event happened at; the body where it is none.
 * @param {Event} event
 * @returns {HTMLElement}
 */
export const at = (event) => (event.target instanceof HTMLElement ? event.target : closest(event.target));

/**
 * An icon inside a button stands for what holds it.
 * @param {EventTarget | null} target
 * @returns {HTMLElement}
 */
function closest(target) {
  const held = target instanceof Element ? target.parentElement : null;
  return held instanceof HTMLElement ? held : held ? closest(held) : document.body;
}
