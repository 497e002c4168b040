import { checkDataFile, namesInFolder } from "./data-file.ts";
import { strayFiles } from "./files.ts";
import { JOURNEY_FILE, stationsSchema } from "./journey.ts";
import { KPI_FOLDER, kpiSchema } from "./kpis.ts";
import type { Problem } from "./problem.ts";
import { DEMAND_RULES, hasProfile, knownTo, profileFile, profileSchema } from "./profiles.ts";
import { ROLE_CHOOSER_FILE, roleChooserSchema } from "./role-chooser.ts";
import { ROLES_FOLDER, roleFolders, roleSchema, roles } from "./roles.ts";
import { SEARCH_WORDS_FILE, searchWordsSchema } from "./search-words.ts";
import { SITE_FILE, siteSchema } from "./site.ts";
import { TOOLS_FILE, toolsSchema } from "./tools.ts";

/** What stands on its own. */
export function checkAlone(): Problem[] {
  return [
    ...checkDataFile(SITE_FILE, siteSchema),
    ...checkDataFile(JOURNEY_FILE, stationsSchema),
    ...checkDataFile(DEMAND_RULES.file, DEMAND_RULES.schema),
    ...strayFiles(KPI_FOLDER, ".yaml"),
    ...namesInFolder(KPI_FOLDER).flatMap((name) => checkDataFile(`${KPI_FOLDER}/${name}.yaml`, kpiSchema)),
    ...roleFolders()
      .filter((name) => !/^[a-z0-9-]+$/.test(name))
      .map((name) => ({
        file: `${ROLES_FOLDER}/${name}`,
        line: 1,
        column: 1,
        message: "Mappens namn blir rollens adress. Använd bara små bokstäver a–z, siffror och bindestreck.",
      })),
    ...roleFolders().flatMap((name) => checkDataFile(`${ROLES_FOLDER}/${name}/roll.yaml`, roleSchema)),
  ];
}

/** What names something that stands elsewhere; looked at when that can be read. */
export function checkTogether(): Problem[] {
  return [
    ...checkDataFile(TOOLS_FILE, toolsSchema),
    ...checkDataFile(ROLE_CHOOSER_FILE, roleChooserSchema),
    ...checkDataFile(SEARCH_WORDS_FILE, searchWordsSchema),
    ...roles()
      .filter(({ id }) => hasProfile(id))
      .flatMap((role) => checkDataFile(profileFile(role.id), profileSchema(knownTo(role)))),
  ];
}

/** Every mistake in the data of content/. */
export function checkData(): Problem[] {
  const alone = checkAlone();
  return alone.length > 0 ? alone : checkTogether();
}
