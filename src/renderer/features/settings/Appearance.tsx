import { pageLimits } from '../../../shared/limits'
import type { Settings } from '../../../shared/records/settings'
import { attempt } from '../../commands'
import { changeSettings } from '../../session/settings'
import { set, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './Appearance.module.css'

const themes = { system: 'System', paper: 'Paper', sepia: 'Sepia', night: 'Night', contrast: 'High contrast' }
const faces = { serif: 'Serif', sans: 'Sans' }

/** How the page looks; every change shows at once behind the dialog. */
export function Appearance() {
  const settings = useWorkbench(({ workspace }) => workspace.settings)
  const change = (part: Partial<Settings>) => void attempt(() => changeSettings(part))
  return (
    <Dialog label="Appearance" onClose={() => set({ overlay: null })}>
      <div className={styles.rows}>
        <Choice
          label="Theme"
          choices={themes}
          value={settings.theme}
          onChoose={(theme) => change({ theme })}
        />
        <Choice label="Face" choices={faces} value={settings.face} onChoose={(face) => change({ face })} />
        <Slider
          label="Text size"
          unit="px"
          {...pageLimits.size}
          step={1}
          value={settings.size}
          onSlide={(size) => change({ size })}
        />
        <Slider
          label="Line height"
          unit=""
          {...pageLimits.lineHeight}
          step={0.1}
          value={settings.lineHeight}
          onSlide={(lineHeight) => change({ lineHeight })}
        />
        <Slider
          label="Line length"
          unit="characters"
          {...pageLimits.measure}
          step={2}
          value={settings.measure}
          onSlide={(measure) => change({ measure })}
        />
        <div className={styles.foot}>
          <Button onClick={() => set({ overlay: null })}>Done</Button>
        </div>
      </div>
    </Dialog>
  )
}

type ChoiceProps<K extends string> = {
  label: string
  choices: Record<K, string>
  value: K
  onChoose: (value: K) => void
}

function Choice<K extends string>({ label, choices, value, onChoose }: ChoiceProps<K>) {
  const keys = Object.keys(choices) as K[]
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      {keys.map((key) => (
        <label key={key} className={styles.option}>
          <input type="radio" name={label} checked={key === value} onChange={() => onChoose(key)} />
          {choices[key]}
        </label>
      ))}
    </fieldset>
  )
}

type SliderProps = {
  label: string
  unit: string
  min: number
  max: number
  step: number
  value: number
  onSlide: (value: number) => void
}

function Slider({ label, unit, value, onSlide, ...limits }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span>{label}</span>
      <input
        type="range"
        {...limits}
        value={value}
        onChange={(event) => onSlide(Number(event.target.value))}
      />
      <output>
        {value} {unit}
      </output>
    </label>
  )
}
