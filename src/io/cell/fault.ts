/** What cell parsers return where there is no value: nothing in the cell, or something that cannot be read. */
export const BLANK = -1
export const FAULT = -2
