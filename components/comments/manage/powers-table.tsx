import { useTranslations } from "next-intl";
import { Table, TableCell, TableRow } from "@/components/ui/table";
import { type KeeperKind, keeperKinds, keeperPowers, powersFrom } from "@/server/shared/sections";

/** From which credit level each kind of account holds each power: the table by which powers are granted, whoever reads it. */
export function PowersTable({ own }: { own?: KeeperKind }) {
  const t = useTranslations("sections.powers");
  const columns = [
    { key: "power", label: t("power") },
    ...keeperKinds.map((kind) => ({
      key: kind,
      label: kind === own ? t("own", { kind: t(`kind.${kind}`) }) : t(`kind.${kind}`),
      numeric: true,
    })),
  ];
  return (
    <Table caption={t("title")} columns={columns}>
      {keeperPowers.map((power) => (
        <TableRow key={power}>
          <TableCell>{t(`name.${power}`)}</TableCell>
          {keeperKinds.map((kind) => {
            const level = powersFrom[power][kind];
            return (
              <TableCell key={kind} numeric>
                {level === null ? t("never") : level === 0 ? t("always") : t("from", { level })}
              </TableCell>
            );
          })}
        </TableRow>
      ))}
    </Table>
  );
}
