import { settingsFromEnvironment } from "./settings-from-environment.ts";
import { startPracticeModel } from "./start-practice-model.ts";

/** The practice model as a process of its own: it ends on SIGTERM and SIGINT, and with the parent that it was forked from. */
try {
  const running = await startPracticeModel(settingsFromEnvironment(process.env));
  const stop = () => running.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (process.send) process.once("disconnect", stop);
  console.log(`Practice model ready at ${running.url}`);
} catch (error) {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  console.error(
    code === "EADDRINUSE"
      ? `Practice model: port ${port} is taken. Set PRACTICE_MODEL_PORT to a free one.`
      : `Practice model: ${message}.`,
  );
  // Another try mends neither a taken port nor a setting: whoever watches over this process gives up at this code.
  process.exitCode = 78;
}
