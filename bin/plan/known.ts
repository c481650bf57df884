/** Which secrets have a value: all that a plan says of them. */
export type Known = Pick<ReadonlySet<string>, "has">;
