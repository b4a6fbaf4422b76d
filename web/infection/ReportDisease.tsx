// The name of the illness in the sheet of おやすみ, from what the phone knows of the nursery's diseases.
import { useLoad } from '../kit/use-load.ts'
import { type Answer, infection } from './api.ts'
import { DiseaseField, type Told } from './DiseaseField.tsx'

export interface ReportDiseaseProps {
  facility: number
  value: Told | null
  onChange: (told: Told) => void
}

export function ReportDisease({ facility, value, onChange }: ReportDiseaseProps) {
  const loaded = useLoad<Answer>(infection.address(facility, '/'), { keep: true })
  const diseases = loaded?.data.value?.diseases
  return diseases ? <DiseaseField diseases={diseases} value={value} onChange={onChange} /> : null
}
