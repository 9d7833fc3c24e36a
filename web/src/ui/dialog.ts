import type { InjectionKey } from 'vue'

/** Inside a dialog, lists open within it: what is outside lies under the dialog's layer. */
export const IN_DIALOG: InjectionKey<boolean> = Symbol('in-dialog')
