import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * To look at the screens without the shell: the same pages, with the in-memory shell of the tests in its place.
 * `npm run preview:fake`, then /popup.html?scene=several or /?scene=call&theme=dark.
 */
export default defineConfig({
  plugins: [
    svelte(),
    {
      name: 'fake-shell',
      transformIndexHtml: {
        order: 'pre',
        handler: () => [
          { tag: 'script', attrs: { type: 'module', src: '/src/test/preview.ts' }, injectTo: 'head-prepend' }
        ]
      }
    }
  ],
  resolve: { alias: { $lib: here('./src/lib') } },
  server: { port: 5199, strictPort: true },
  build: {
    target: 'safari16',
    outDir: 'dist-fake',
    rollupOptions: { input: { main: here('./index.html'), popup: here('./popup.html') } }
  }
});
