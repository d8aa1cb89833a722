import { roles, type Task } from './roles'

// One program for all child processes: it plays the role it is given, and a failure is loud.
const task: Task = JSON.parse(process.argv[2] ?? 'null')
const play: (given: never) => Promise<void> = roles[task.role]
await play(task.given as never)
