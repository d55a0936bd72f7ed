import { mergeConfig } from 'vitest/config';
import base from '/root/wt/ui/ui/vite.config';
export default mergeConfig(base, { server: { fs: { strict: false } } });
