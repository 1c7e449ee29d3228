/** A unit: its name, what it measures, and how many of the base unit of that it is (null where it converts to nothing else). */
export type Unit = {
  name: string;
  of: "mass" | "volume" | "amount" | "time" | "length" | "activity" | "form" | "pressure" | "share" | "other";
  factor: number | null;
};

/** "name alias alias", factor. What stands first names the unit; an alias of one letter or with capitals is read as it is written. */
const table: [Unit["of"], [string, number | null][]][] = [
  [
    "mass",
    [
      ["kg kgs kilo kilos kilogram kilograms", 1e6],
      ["g gm gms gr gram grams gramme grammes", 1e3],
      ["mg mgs milligram milligrams milligramme milligrammes", 1],
      ["µg ug mcg mcgs microgram micrograms microgramme microgrammes", 1e-3],
      ["ng nanogram nanograms", 1e-6],
      ["pg picogram picograms", 1e-9],
      ["lb lbs pound pounds", null],
      ["oz ounce ounces", null],
    ],
  ],
  [
    "volume",
    [
      ["l L liter liters litre litres", 1e3],
      ["dl dL deciliter deciliters decilitre decilitres", 100],
      ["ml mL mls cc ccs milliliter milliliters millilitre millilitres", 1],
      ["µl µL ul uL microliter microliters microlitre microlitres", 1e-3],
      ["teaspoon teaspoons tsp", null],
      ["tablespoon tablespoons tbsp", null],
    ],
  ],
  [
    "amount",
    [
      ["mol mole moles", 1],
      ["mmol millimole millimoles", 1e-3],
      ["µmol umol micromole micromoles", 1e-6],
      ["nmol nanomole nanomoles", 1e-9],
      ["pmol", 1e-12],
      ["mEq meq milliequivalent milliequivalents", null],
      ["M", null],
      ["mM", null],
      ["µM uM", null],
      ["nM", null],
      ["pM", null],
      ["mOsm mosm", null],
    ],
  ],
  [
    "activity",
    [
      ["IU iu", null],
      ["U unit units", null],
      ["mIU miu", null],
      ["kU", null],
      ["MBq", null],
      ["GBq", null],
      ["mCi", null],
      ["Gy gray", null],
      ["mGy", null],
      ["cGy", null],
      ["Sv", null],
      ["mSv", null],
      ["kcal kilocalorie kilocalories", null],
      ["cal calorie calories", null],
      ["kJ", null],
    ],
  ],
  [
    "form",
    [
      ["tablet tablets tab tabs pill pills", null],
      ["capsule capsules cap caps", null],
      ["drop drops", null],
      ["puff puffs", null],
      ["spray sprays", null],
      ["patch patches", null],
      ["vial vials", null],
      ["ampoule ampoules", null],
      ["sachet sachets", null],
      ["suppository suppositories", null],
      ["dose doses", null],
      ["injection injections", null],
    ],
  ],
  [
    "time",
    [
      ["ms millisecond milliseconds", 1e-3],
      ["s sec secs second seconds", 1],
      ["min mins minute minutes", 60],
      ["h hr hrs hour hours", 3600],
      ["d day days", 86400],
      ["week weeks wk wks", 604800],
      ["month months mo mos", null],
      ["year years yr yrs y", null],
      ["decade decades", null],
      ["trimester trimesters", null],
    ],
  ],
  [
    "length",
    [
      ["km kilometer kilometers kilometre kilometres", 1e6],
      ["m meter meters metre metres", 1e3],
      ["cm centimeter centimeters centimetre centimetres", 10],
      ["mm millimeter millimeters millimetre millimetres", 1],
      ["µm um micrometer micrometers micron microns", 1e-3],
      ["nm nanometer nanometers nanometre nanometres", 1e-6],
      ["inch inches", null],
      ["foot feet ft", null],
      ["mile miles", null],
    ],
  ],
  [
    "pressure",
    [
      ["mmHg", null],
      ["cmH2O", null],
      ["kPa", null],
      ["Pa", null],
      ["bar", null],
    ],
  ],
  [
    "share",
    [
      ["% percent pct", null],
      ["‰", null],
      ["ppm", null],
      ["ppb", null],
    ],
  ],
  [
    "other",
    [
      ["°C", null],
      ["°F", null],
      ["°", null],
      ["m2 m²", null],
      ["bpm", null],
      ["Hz", null],
      ["kHz", null],
      ["MHz", null],
      ["kDa", null],
      ["Da", null],
      ["bp", null],
      ["kb", null],
      ["Mb", null],
      ["fold", null],
      ["times", null],
      ["breaths", null],
      ["beats", null],
      ["cells", null],
      ["copies", null],
      ["degree degrees", null],
    ],
  ],
];

const exact = new Map<string, Unit>();
const folded = new Map<string, Unit>();
for (const [of, units] of table) {
  for (const [names, factor] of units) {
    const all = names.split(" ");
    const unit: Unit = { name: all[0] as string, of, factor };
    for (const name of all) {
      exact.set(name, unit);
      if (name.length > 1 && name === name.toLowerCase()) folded.set(name, unit);
    }
  }
}

/**
 * The unit that a word names, or null. As it is written, or else in lower case ("MG", "Mg"), but for those of which capitals make
 * another ("mM" is no "mm"). Mu and the micro sign are the same.
 */
export function unitOf(word: string): Unit | null {
  const plain = word.replaceAll("μ", "µ");
  return exact.get(plain) ?? folded.get(plain.toLowerCase()) ?? null;
}

/** Words that are units also where no number stands before them: "in mg", "for some weeks". */
export function standsAlone(word: string, unit: Unit): boolean {
  if (unit.of === "time") return word.length > 4 || /^(?:days?|hours?|weeks?)$/i.test(word);
  return (
    word.length > 1 &&
    (unit.of === "mass" || unit.of === "amount" || unit.of === "pressure" || /^(?:mL|ml|dL|IU)$/.test(word))
  );
}
