import { readonly, ref } from 'vue';

export type Theme = 'light' | 'dark';

const KEY = 'theme';
const nightly = matchMedia('(prefers-color-scheme: dark)');
const theme = ref<Theme>(chosen() ?? ofTheSystem());

apply();
nightly.addEventListener('change', () => {
  if (chosen()) return;
  theme.value = ofTheSystem();
  apply();
});

/** Light or dark: as the computer has it, until somebody chooses here. */
export function useTheme() {
  return { theme: readonly(theme), toggle };
}

function toggle(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, theme.value);
  apply();
}

function chosen(): Theme | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

function ofTheSystem(): Theme {
  return nightly.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.classList.toggle('dark', theme.value === 'dark');
}
