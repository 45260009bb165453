import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { AccountBrief } from "@/server/shared/account-brief";

interface PersonRowsProps<Person extends AccountBrief> {
  label: string;
  people: readonly Person[];
  /** A few words under the name. */
  note?: (person: Person) => ReactNode;
  action: (person: Person) => ReactNode;
}

/** People, one a row, with one thing that can be done with each. */
export function PersonRows<Person extends AccountBrief>({ label, people, note, action }: PersonRowsProps<Person>) {
  return (
    <ul aria-label={label} className="flex flex-col divide-y divide-line">
      {people.map((person) => (
        <li key={person.id} className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
          <Avatar id={person.id} name={person.nickname} src={person.avatarUrl} />
          <div className="min-w-0 flex-1">
            <Link
              href={`/u/${person.handle}` as Route /* handles are digits */}
              prefetch={false}
              className="font-medium hover:underline"
            >
              <bdi>{person.nickname}</bdi>
            </Link>
            {note ? <p className="text-ink-soft text-small">{note(person)}</p> : null}
          </div>
          {action(person)}
        </li>
      ))}
    </ul>
  );
}
