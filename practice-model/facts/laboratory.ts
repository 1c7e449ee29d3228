/** A laboratory test with a usual adult reference range; ranges vary a little from laboratory to laboratory. */
export interface LaboratoryTest {
  name: string;
  unit: string;
  low: number;
  high: number;
  /** A value clearly above and one clearly below the range, and how many decimals are reported. */
  raised: number;
  lowered: number;
  decimals: number;
  /** What a high and a low value suggest: fits after "suggests". */
  highMeans: string;
  lowMeans: string;
}

function test(
  name: string,
  unit: string,
  range: readonly [number, number],
  outside: readonly [lowered: number, raised: number],
  decimals: number,
  lowMeans: string,
  highMeans: string,
): LaboratoryTest {
  return {
    name,
    unit,
    low: range[0],
    high: range[1],
    lowered: outside[0],
    raised: outside[1],
    decimals,
    lowMeans,
    highMeans,
  };
}

export const laboratoryTests: readonly LaboratoryTest[] = [
  test(
    "sodium",
    "mmol/L",
    [135, 145],
    [122, 156],
    0,
    "excess water, as in inappropriate antidiuresis, or loss of salt",
    "a lack of water",
  ),
  test(
    "potassium",
    "mmol/L",
    [3.5, 5.0],
    [2.7, 6.4],
    1,
    "losses through diuretics, vomiting or diarrhoea",
    "renal failure, potassium-sparing drugs or a haemolysed sample",
  ),
  test(
    "corrected calcium",
    "mmol/L",
    [2.2, 2.6],
    [1.85, 3.1],
    2,
    "hypoparathyroidism or vitamin D deficiency",
    "hyperparathyroidism or malignancy",
  ),
  test(
    "magnesium",
    "mmol/L",
    [0.7, 1.0],
    [0.45, 1.6],
    2,
    "losses through the gut, diuretics or proton pump inhibitors",
    "renal failure or an excess of magnesium salts",
  ),
  test("phosphate", "mmol/L", [0.8, 1.5], [0.4, 2.3], 2, "refeeding or hyperparathyroidism", "renal failure"),
  test("creatinine", "micromol/L", [60, 110], [35, 290], 0, "low muscle mass", "reduced renal function"),
  test(
    "urea",
    "mmol/L",
    [2.5, 7.8],
    [1.4, 24],
    1,
    "low protein intake or liver failure",
    "dehydration, renal impairment or upper gastrointestinal bleeding",
  ),
  test("haemoglobin", "g/L", [120, 160], [74, 192], 0, "anaemia", "polycythaemia or haemoconcentration"),
  test(
    "mean cell volume",
    "fL",
    [80, 100],
    [66, 114],
    0,
    "iron deficiency or thalassaemia",
    "vitamin B12 or folate deficiency, alcohol or liver disease",
  ),
  test(
    "white cell count",
    "x10^9/L",
    [4, 11],
    [1.4, 22],
    1,
    "marrow suppression or viral infection",
    "infection, inflammation or corticosteroid treatment",
  ),
  test(
    "neutrophil count",
    "x10^9/L",
    [2, 7.5],
    [0.3, 16],
    1,
    "a high risk of bacterial infection",
    "bacterial infection or corticosteroid treatment",
  ),
  test(
    "platelet count",
    "x10^9/L",
    [150, 400],
    [28, 780],
    0,
    "marrow failure, immune destruction or hypersplenism",
    "inflammation, iron deficiency or a myeloproliferative disorder",
  ),
  test(
    "INR",
    "",
    [0.8, 1.2],
    [0.7, 5.4],
    1,
    "no anticoagulant effect",
    "an anticoagulant effect, liver failure or vitamin K deficiency",
  ),
  test(
    "ferritin",
    "micrograms/L",
    [20, 300],
    [6, 980],
    0,
    "iron deficiency",
    "inflammation, liver disease or iron overload",
  ),
  test(
    "vitamin B12",
    "ng/L",
    [200, 900],
    [95, 1500],
    0,
    "pernicious anaemia, a vegan diet or long-term metformin",
    "supplementation or liver disease",
  ),
  test("TSH", "mU/L", [0.4, 4.0], [0.02, 18], 2, "hyperthyroidism or over-replacement", "primary hypothyroidism"),
  test("fasting glucose", "mmol/L", [3.9, 5.6], [2.4, 14], 1, "hypoglycaemia", "diabetes"),
  test("HbA1c", "mmol/mol", [20, 41], [15, 82], 0, "shortened red cell survival", "poor control of diabetes"),
  test("alanine aminotransferase", "U/L", [7, 40], [4, 640], 0, "no disease in itself", "injury of liver cells"),
  test(
    "alkaline phosphatase",
    "U/L",
    [30, 120],
    [18, 480],
    0,
    "hypophosphatasia or malnutrition",
    "cholestasis or high bone turnover",
  ),
  test(
    "bilirubin",
    "micromol/L",
    [3, 20],
    [2, 96],
    0,
    "no disease in itself",
    "cholestasis, liver disease or haemolysis",
  ),
  test(
    "albumin",
    "g/L",
    [35, 50],
    [21, 56],
    0,
    "inflammation, liver disease or loss through kidney or gut",
    "dehydration",
  ),
  test("C-reactive protein", "mg/L", [0, 5], [0, 186], 0, "no active inflammation", "infection or inflammation"),
  test("troponin T", "ng/L", [0, 14], [0, 420], 0, "no myocardial injury", "myocardial injury"),
  test("lactate", "mmol/L", [0.5, 2.0], [0.3, 6.8], 1, "no disease in itself", "tissue hypoperfusion or sepsis"),
  test(
    "urate",
    "micromol/L",
    [200, 420],
    [110, 590],
    0,
    "treatment with a xanthine oxidase inhibitor",
    "a risk of gout or tumour lysis",
  ),
  test("25-hydroxyvitamin D", "nmol/L", [50, 125], [16, 310], 0, "vitamin D deficiency", "excess supplementation"),
];
