// What people, staff included, see of a personal value. Lengths below are in code points.

/** A phone number with its middle hidden: 138****0001; without the mainland's +86, other country codes keep theirs. */
export function maskPhone(phone: string): string {
  const local = phone.replace(/^\+86(?=1\d{10}$)/, "");
  return hideMiddle(local, 3, 4);
}

/** An identity number with birth date hidden: 1101**********1234. */
export function maskIdentityNumber(number: string): string {
  return hideMiddle(number, 4, 4);
}

/** A person's name with the family name's first character left: 张*, 张**; other scripts keep the initial: A***. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const [first] = characters;
  if (first === undefined) return "";
  // The number of letters would help to guess a name in other scripts; in Chinese it is part of how names are masked.
  const hidden = /\p{Script=Han}/u.test(first) ? Math.min(Math.max(characters.length - 1, 1), 3) : 3;
  return first + "*".repeat(hidden);
}

/** Keeps both ends; a value so short that little would be hidden is hidden whole. */
function hideMiddle(value: string, head: number, tail: number): string {
  const characters = Array.from(value);
  const hidden = characters.length - head - tail;
  if (hidden < 3) return "*".repeat(characters.length);
  return characters.slice(0, head).join("") + "*".repeat(hidden) + characters.slice(-tail).join("");
}

/** A network address with its second half hidden: 203.0.*.*, 2001:db8:*. */
export function maskAddress(address: string): string {
  if (address.includes(":")) return `${address.split(":").slice(0, 2).join(":")}:*`;
  return address.replace(/^(\d+\.\d+)\..*$/, "$1.*.*");
}
