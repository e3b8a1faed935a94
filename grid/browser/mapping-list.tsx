import { useEffect, useRef } from 'preact/hooks';
import type { GridElement } from '../model.js';
import { nameOf } from './atlas.js';
import { Mappings } from './facts.js';
import { t } from './l10n.js';

interface MappingListProps {
  readonly element: GridElement;
  readonly close: () => void;
}

/** All mappings of an element, over the picture: where there is no editor to show them in. */
export function MappingList({ element, close }: MappingListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="list" aria-labelledby="list-title" onClose={close}>
      <h2 id="list-title">{nameOf(element)}</h2>
      <p>{element.reason}</p>
      {element.mappings.length > 0 ? (
        <Mappings mappings={element.mappings} />
      ) : (
        <p>{t('Nothing is mapped to it.')}</p>
      )}
      <form method="dialog">
        <button type="submit">{t('Close')}</button>
      </form>
    </dialog>
  );
}
