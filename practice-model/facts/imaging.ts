/** An imaging study with its findings and the impression that follows from them. */
export interface ImagingStudy {
  study: string;
  reason: string;
  findings: readonly [string, string, string];
  impression: string;
  advice: string;
}

function study(
  name: string,
  reason: string,
  findings: ImagingStudy["findings"],
  impression: string,
  advice: string,
): ImagingStudy {
  return { study: name, reason, findings, impression, advice };
}

export const imagingStudies: readonly ImagingStudy[] = [
  study(
    "Chest radiograph",
    "cough and fever",
    [
      "There is dense consolidation of the right lower lobe with air bronchograms.",
      "The left lung is clear.",
      "No pleural effusion is seen.",
    ],
    "Right lower lobe pneumonia.",
    "Repeat the radiograph in six weeks to confirm resolution.",
  ),
  study(
    "Chest radiograph",
    "sudden chest pain",
    [
      "A visceral pleural line is seen at the left apex, with no lung markings beyond it.",
      "The mediastinum is central.",
      "The right lung is clear.",
    ],
    "Small left apical pneumothorax without tension.",
    "Correlate with symptoms; repeat after observation.",
  ),
  study(
    "Chest radiograph",
    "breathlessness and ankle swelling",
    [
      "The heart is enlarged, with a cardiothoracic ratio of 0.62.",
      "There are upper lobe blood diversion and Kerley B lines.",
      "Small bilateral pleural effusions are present.",
    ],
    "Cardiac failure with interstitial oedema.",
    "Echocardiography is suggested.",
  ),
  study(
    "CT pulmonary angiogram",
    "pleuritic pain after a long flight",
    [
      "There are filling defects in the segmental arteries of the right lower lobe.",
      "The right ventricle is not dilated.",
      "The lungs show no consolidation.",
    ],
    "Segmental pulmonary embolism of the right lower lobe without right heart strain.",
    "Anticoagulation should be considered.",
  ),
  study(
    "CT of the head without contrast",
    "sudden left-sided weakness",
    [
      "There is loss of grey-white differentiation in the right insula.",
      "No haemorrhage is seen.",
      "The ventricles are of normal size.",
    ],
    "Early ischaemic change in the right middle cerebral artery territory, without haemorrhage.",
    "CT angiography is advised without delay.",
  ),
  study(
    "CT of the head without contrast",
    "a fall while taking warfarin",
    [
      "A crescent-shaped hyperdense collection lies over the left convexity, 9 mm thick.",
      "The midline is shifted by 4 mm to the right.",
      "No skull fracture is seen.",
    ],
    "Acute left subdural haematoma with mild midline shift.",
    "Urgent neurosurgical opinion is recommended.",
  ),
  study(
    "MRI of the lumbar spine",
    "back pain and new difficulty in passing urine",
    [
      "A large central disc extrusion at L4/L5 fills the spinal canal.",
      "The cauda equina roots are compressed.",
      "The conus ends normally at L1.",
    ],
    "Cauda equina compression by a central L4/L5 disc extrusion.",
    "Emergency surgical referral.",
  ),
  study(
    "MRI of the brain",
    "two episodes of optic neuritis",
    [
      "There are several T2-hyperintense periventricular lesions perpendicular to the ventricles.",
      "One lesion enhances after contrast.",
      "The cervical cord included in the field is normal.",
    ],
    "Demyelinating lesions disseminated in space and time.",
    "Neurological referral.",
  ),
  study(
    "Abdominal ultrasound",
    "right upper abdominal pain and fever",
    [
      "The gallbladder wall measures 6 mm and contains several stones.",
      "The sonographic Murphy sign is positive.",
      "The common bile duct measures 4 mm.",
    ],
    "Acute calculous cholecystitis without duct dilatation.",
    "Surgical review.",
  ),
  study(
    "CT of the abdomen and pelvis",
    "right iliac fossa pain",
    [
      "The appendix is 12 mm wide with surrounding fat stranding.",
      "An appendicolith lies at its base.",
      "There is no free gas or collection.",
    ],
    "Uncomplicated acute appendicitis with an appendicolith.",
    "Surgical review today.",
  ),
  study(
    "CT of the kidneys without contrast",
    "left loin pain",
    [
      "A 5 mm stone lies at the left vesicoureteric junction.",
      "There is mild left hydronephrosis.",
      "The right kidney is normal.",
    ],
    "Obstructing 5 mm left distal ureteric stone with mild hydronephrosis.",
    "Urology follow-up; return if febrile.",
  ),
  study(
    "Mammogram",
    "screening",
    [
      "A 14 mm spiculated mass is present in the upper outer quadrant of the left breast.",
      "No suspicious calcification is seen.",
      "The right breast is unremarkable.",
    ],
    "Suspicious left breast mass, BI-RADS 5.",
    "Ultrasound-guided biopsy.",
  ),
  study(
    "Compression ultrasound of the left leg",
    "calf swelling after knee surgery",
    [
      "The popliteal vein cannot be compressed and contains echogenic material.",
      "The common femoral vein is patent.",
      "No Baker cyst is seen.",
    ],
    "Left popliteal deep vein thrombosis.",
    "Anticoagulation and clinical review.",
  ),
  study(
    "Radiograph of the right wrist",
    "a fall on an outstretched hand",
    [
      "There is a transverse fracture of the distal radius with dorsal angulation.",
      "The ulnar styloid is avulsed.",
      "The carpal bones are aligned.",
    ],
    "Displaced distal radius fracture with an ulnar styloid avulsion.",
    "Orthopaedic review for reduction.",
  ),
  study(
    "Radiograph of the left hip",
    "a fall and a shortened leg",
    [
      "There is a displaced fracture of the left femoral neck.",
      "The acetabulum is intact.",
      "The bones are osteopenic.",
    ],
    "Displaced intracapsular fracture of the left femoral neck.",
    "Surgical fixation or replacement; assess bone health.",
  ),
  study(
    "Thyroid ultrasound",
    "a palpable neck lump",
    [
      "A 22 mm hypoechoic solid nodule with microcalcifications lies in the right lobe.",
      "The left lobe is normal.",
      "No enlarged lymph nodes are seen.",
    ],
    "Suspicious right thyroid nodule.",
    "Fine needle aspiration.",
  ),
  study(
    "Echocardiogram",
    "breathlessness on exertion and a systolic murmur",
    [
      "The aortic valve is calcified, with an area of 0.8 cm2 and a mean gradient of 48 mmHg.",
      "Left ventricular ejection fraction is 60%.",
      "There is mild left ventricular hypertrophy.",
    ],
    "Severe aortic stenosis with preserved systolic function.",
    "Assessment for valve replacement.",
  ),
  study(
    "CT of the chest",
    "an incidental shadow on a radiograph",
    [
      "A solid 7 mm nodule is seen in the left upper lobe.",
      "No lymph node enlargement is present.",
      "The pleura is normal.",
    ],
    "Solitary 7 mm left upper lobe nodule, indeterminate.",
    "Follow-up CT in 6 to 12 months according to risk.",
  ),
  study(
    "MRI of the right knee",
    "a twisting injury at football",
    [
      "The anterior cruciate ligament is discontinuous.",
      "There is a bone bruise of the lateral femoral condyle.",
      "Both menisci are intact.",
    ],
    "Complete rupture of the anterior cruciate ligament.",
    "Orthopaedic referral.",
  ),
  study(
    "Abdominal radiograph",
    "vomiting and a distended abdomen",
    [
      "Several central small bowel loops are dilated to 4.2 cm.",
      "There is little gas in the colon.",
      "No free gas is seen on this supine film.",
    ],
    "Small bowel obstruction.",
    "CT to find the level and the cause.",
  ),
  study(
    "Bone density scan",
    "a wrist fracture after a simple fall",
    [
      "The T-score of the lumbar spine is -2.9.",
      "The T-score of the femoral neck is -2.6.",
      "No vertebral fracture is seen on the lateral view.",
    ],
    "Osteoporosis of spine and hip.",
    "Discuss treatment to lower the risk of fracture.",
  ),
];
