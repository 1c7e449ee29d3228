import { getRequestConfig } from "next-intl/server";
import { messages } from "#messages/en/index.ts";

/** next-intl's configuration: English, from the catalogue in messages/en. */
export default getRequestConfig(async () => ({ locale: "en", timeZone: "UTC", messages }));
