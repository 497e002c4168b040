/**
 * Makes every page depend on all of content/ (app/layout.tsx): the development server then shows what an editor saves in each open
 * browser. The pages themselves read the files through lib/content.
 */
import.meta.glob("/content/**/*.{mdx,yaml}", { eager: true });
