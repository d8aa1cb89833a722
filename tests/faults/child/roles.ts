import { hasty } from '../roles/hasty'
import { lowdb } from '../roles/lowdb'
import { trouble } from '../roles/trouble'
import { work } from '../roles/work'

/** What a child can be asked to do, by name. */
export const roles = { hasty, lowdb, trouble, work }

type Roles = typeof roles

/** A role and what is given to it; it goes to the child as JSON. */
export type Task = { [Name in keyof Roles]: { role: Name; given: Parameters<Roles[Name]>[0] } }[keyof Roles]
