/** A clinical abbreviation, its reading, and a sentence in which only that reading fits. Some letters have two readings. */
export interface Abbreviation {
  short: string;
  long: string;
  sentence: string;
}

function abbreviation(short: string, long: string, sentence: string): Abbreviation {
  return { short, long, sentence };
}

export const abbreviations: readonly Abbreviation[] = [
  abbreviation("MS", "multiple sclerosis", "MRI showed new periventricular plaques, in keeping with active MS."),
  abbreviation("MS", "mitral stenosis", "A mid-diastolic rumble at the apex raised the suspicion of MS."),
  abbreviation("RA", "rheumatoid arthritis", "Her RA is controlled with methotrexate, with no swollen joints today."),
  abbreviation("RA", "right atrium", "The central line tip lies at the junction of the SVC and the RA."),
  abbreviation("PE", "pulmonary embolism", "CT angiography confirmed a segmental PE and apixaban was started."),
  abbreviation("PE", "physical examination", "On PE the abdomen was soft and bowel sounds were present."),
  abbreviation("CA", "cancer", "His father died of colon CA at the age of 70."),
  abbreviation("AS", "aortic stenosis", "Echo shows severe AS with a mean gradient of 50 mmHg."),
  abbreviation("AS", "ankylosing spondylitis", "HLA-B27 is positive and sacroiliitis on MRI supports AS."),
  abbreviation("PT", "physical therapy", "PT saw the patient and recommends a walking frame."),
  abbreviation("PT", "prothrombin time", "PT was 22 seconds, so vitamin K was given before the biopsy."),
  abbreviation("CP", "chest pain", "Denies CP, palpitations or syncope since the stent."),
  abbreviation("CP", "cerebral palsy", "The child has spastic CP after preterm birth."),
  abbreviation("DM", "diabetes mellitus", "Type 2 DM for ten years, on metformin and gliclazide."),
  abbreviation("HR", "heart rate", "HR was 118 and regular on arrival."),
  abbreviation("HR", "hazard ratio", "Mortality was lower in the treated arm (HR 0.78)."),
  abbreviation(
    "BPH",
    "benign prostatic hyperplasia",
    "Nocturia three times a night is put down to BPH; tamsulosin was started.",
  ),
  abbreviation("LFTs", "liver function tests", "LFTs are to be repeated two weeks after starting isoniazid."),
  abbreviation("NPO", "nothing by mouth", "Keep NPO from midnight for the endoscopy."),
  abbreviation("SOB", "shortness of breath", "Worsening SOB on exertion and two-pillow orthopnoea."),
  abbreviation("UOP", "urine output", "UOP fell to 15 mL an hour despite fluids."),
  abbreviation("AKI", "acute kidney injury", "Creatinine doubled overnight: AKI, likely prerenal."),
  abbreviation("TIA", "transient ischaemic attack", "Slurred speech for ten minutes, fully resolved: probable TIA."),
  abbreviation("OSA", "obstructive sleep apnoea", "Uses CPAP every night for OSA."),
  abbreviation("GCS", "Glasgow Coma Scale", "GCS 13 on arrival (E3 V4 M6)."),
  abbreviation("JVP", "jugular venous pressure", "JVP is raised to 6 cm with a positive abdominojugular test."),
  abbreviation("PRN", "as needed", "Paracetamol 1 g PRN for headache, at most four times a day."),
  abbreviation("ROM", "range of motion", "Shoulder ROM is limited to 90 degrees of abduction."),
  abbreviation("ROM", "rupture of membranes", "At 36 weeks she reports ROM two hours ago with clear fluid."),
  abbreviation("CKD", "chronic kidney disease", "CKD stage 3 with albuminuria, followed by nephrology."),
  abbreviation("BMI", "body mass index", "BMI is 34 and weight loss was discussed."),
  abbreviation("ABG", "arterial blood gas", "ABG on room air: pH 7.31, pCO2 7.2 kPa."),
];
