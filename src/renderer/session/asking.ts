import { useState } from 'react'
import { Failure, type FailureCode } from '../../shared/failure'

/**
 * Asks main for something that takes a moment and may be refused, where the answer belongs beside the question.
 * `faultAt` is why it was refused, for the field that it is about; `otherFault` for everything that has no field.
 */
export function useAsking() {
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const faultAt = (code: FailureCode) => (refusal?.code === code ? refusal.message : null)
  const isAtField = refusal?.code === 'wrong-passphrase' || refusal?.code === 'unfit-passphrase'

  /** True when it was done; false when it was refused, or when something else is still being asked. */
  async function ask(action: () => Promise<unknown>): Promise<boolean> {
    if (isAsking) return false
    setAsking(true)
    setRefusal(null)
    try {
      await action()
      return true
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setRefusal(error)
      return false
    } finally {
      setAsking(false)
    }
  }
  return { isAsking, faultAt, otherFault: isAtField ? null : (refusal?.message ?? null), ask }
}
