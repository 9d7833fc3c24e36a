/** What a person is about to ask for, and out of which recommendation. */
export interface Asking { at: number; words: string; capability: string; recommendationId: string | null }
