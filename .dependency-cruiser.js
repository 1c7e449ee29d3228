// The direction of imports: app -> session -> slices -> platform -> algorithms; worker -> slices; components take only
// types, schema.ts and algorithms from lib. `npm run check` runs it, and proves that each rule bites
// (bin/checks/import-rules.ts).

const tests = "\\.test\\.tsx?$|/testing/|/fixtures/|^e2e/|^vitest\\.config\\.ts$|^playwright\\.config\\.ts$";
const stages = "expansion|review|datasets|corpora|evaluation|dashboard";
const slices = `team|seeds|items|${stages}`;

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycle",
      comment: "Two files that import each other are one file, or the shared part is a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolves",
      comment: "An import must name something that is there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^\\.next/|^#lib/platform/generated/" },
    },
    {
      name: "algorithms-are-pure",
      comment: "lib/algorithms does no I/O: it imports itself and packages that do none.",
      severity: "error",
      from: { path: "^lib/algorithms/", pathNot: tests },
      to: { pathNot: "^lib/algorithms/|node_modules/diff/" },
    },
    {
      name: "platform-knows-no-capability",
      comment: "lib/platform adapts to the outside and takes only algorithms from lib.",
      severity: "error",
      from: { path: "^lib/platform/", pathNot: tests },
      to: { path: "^(lib/(?!platform/|algorithms/)|app/|components/|worker/|practice-model/|bench/|bin/|e2e/)" },
    },
    {
      name: "slices-know-no-session",
      comment: "A slice is told who asks (the member); it imports neither the session nor who uses it.",
      severity: "error",
      from: { path: `^lib/(${slices})/`, pathNot: tests },
      to: { path: "^(lib/session/|app/|components/|worker/|practice-model/|bench/|bin/|e2e/)" },
    },
    {
      name: "core-slices-know-no-stage",
      comment: "team, seeds and items are what the stages stand on.",
      severity: "error",
      from: { path: "^lib/(team|seeds|items)/", pathNot: tests },
      to: { path: `^lib/(${stages})/` },
    },
    {
      name: "stages-never-meet",
      comment: "Stages never import each other; they meet in items and seeds.",
      severity: "error",
      from: { path: `^lib/(${stages})/` },
      to: { path: `^lib/(${stages})/`, pathNot: "^lib/$1/" },
    },
    {
      name: "session-is-below-app",
      comment: "lib/session serves the app and imports none of it.",
      severity: "error",
      from: { path: "^lib/session/", pathNot: tests },
      to: { path: "^(app/|components/|worker/|practice-model/|bench/|bin/|e2e/)" },
    },
    {
      name: "worker-runs-slices",
      comment: "The worker has no session and no page.",
      severity: "error",
      from: { path: "^worker/", pathNot: tests },
      to: { path: "^(lib/session/|app/|components/|practice-model/|bench/|bin/|e2e/)" },
    },
    {
      name: "practice-model-stands-alone",
      comment: "The app knows the practice model by HTTP only, and the practice model knows nothing of the app.",
      severity: "error",
      from: { path: "^practice-model/", pathNot: tests },
      to: {
        path: "^(lib/(?!algorithms/|platform/(lifetime|start-failure|log|testing/))|app/|components/|worker/|bench/|bin/|e2e/)",
      },
    },
    {
      name: "nobody-imports-the-practice-model",
      comment: "No code path knows which model it talks to.",
      severity: "error",
      from: { path: "^(app|components|lib|worker|bin)/", pathNot: tests },
      to: { path: "^practice-model/" },
    },
    {
      name: "components-take-types-schemas-and-algorithms",
      comment: "Components get props and give events; from lib they take types, schema.ts and algorithms.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: {
        path: "^(lib/(?!algorithms/)|app/|worker/|practice-model/|bench/|bin/|e2e/)",
        pathNot: "schema\\.ts$|^lib/platform/generated/enums\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "app-knows-lib-and-components",
      comment: "Routes wire lib to components.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(worker/|practice-model/|bench/|bin/|e2e/)" },
    },
    {
      name: "prisma-only-in-queries-and-commands",
      comment: "The database is touched in queries, commands and lib/platform alone; the worker ends its connections.",
      severity: "error",
      from: {
        path: "^(app|components|lib|worker|practice-model)/",
        pathNot: `${tests}|^worker/main\\.ts$|^lib/platform/|^lib/[a-z-]+/(queries|commands)(\\.ts|/)`,
      },
      to: {
        path: "^lib/platform/(db\\.ts|generated/(?!enums\\.ts))|(^|/)node_modules/(@prisma/|pg/|pg-boss/)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "product-knows-no-tests",
      comment: "What tests and benchmarks use stays out of the product.",
      severity: "error",
      from: { pathNot: `${tests}|^bench/|^bin/(tests|soak)/` },
      to: { path: "\\.test\\.tsx?$|/testing/|^e2e/" },
    },
    {
      name: "no-development-packages-in-the-product",
      comment: "What the product imports must be installed with it.",
      severity: "error",
      from: { path: "^(app|components|lib|worker|practice-model)/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: "node_modules|^lib/platform/generated/" },
    exclude: { path: "^\\.next|^\\.cache/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
