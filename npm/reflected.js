// The element's properties that are its attributes.

/** The attribute of each property, and whether it is true or false. */
const ATTRIBUTES = {
  readOnly: ["readonly", true],
  disabled: ["disabled", true],
  required: ["required", true],
  withoutList: ["without-list", true],
  name: ["name"],
  storage: ["storage"],
  structureNames: ["structure-names"],
  storagePrefix: ["storage-prefix"],
};

export const REFLECTED = Object.keys(ATTRIBUTES);

/** Gives the class of an element these properties. */
export function reflect(prototype) {
  for (const [property, [attribute, isBoolean]] of Object.entries(ATTRIBUTES)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return isBoolean ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? "");
      },
      set(value) {
        if (isBoolean) this.toggleAttribute(attribute, Boolean(value));
        else if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}
