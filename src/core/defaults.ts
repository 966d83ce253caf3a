type Defaulted<D, I> = { [K in keyof D]: K extends keyof I ? Exclude<I[K], undefined> | D[K] : D[K] } & {
  [K in Exclude<keyof I, keyof D>]: Exclude<I[K], undefined>;
};

/** The input over the defaults; what the input leaves undefined stays as the defaults have it. */
export function withDefaults<D extends object, I extends object>(defaults: D, input: I): Defaulted<D, I> {
  return { ...defaults, ...given(input) } as Defaulted<D, I>;
}

/** The fields that are there. */
export const given = <I extends object>(input: I): { [K in keyof I]: Exclude<I[K], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof I]: Exclude<I[K], undefined> };
