/** The name of a line that says that values were found to be still so; before and after it they are the same. */
export const confirmed = 'confirm'
