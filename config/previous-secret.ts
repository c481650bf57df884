/** The name under which the env file keeps a value that is still accepted, while a rotation is not finished. */

export function previousSecret(name: string): string {
  return `${name}_PREVIOUS`;
}
