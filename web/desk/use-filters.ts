import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * A list's filters, kept in the page's address: they outlive a reload, can be sent to a colleague, and Back undoes them.
 * An empty filter is not in the address.
 */
export function useFilters<K extends string>(...names: K[]): Record<K, WritableComputedRef<string>> {
  const route = useRoute();
  const router = useRouter();
  const of = (name: K) =>
    computed({
      get: () => {
        const value = route.query[name];
        return typeof value === 'string' ? value : '';
      },
      set: (value) => {
        const { [name]: _, ...others } = route.query;
        void router.replace({ query: value === '' ? others : { ...others, [name]: value } });
      },
    });
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, WritableComputedRef<string>>;
}
