/** What chat commands have decided, as it is kept: the setting's name to its value in words. */
export type Said = Readonly<Record<string, string>>
