// A bakery that bears a verified mark, and a vet who has applied for one and waits for the desk.
import { renderDemoAvatar } from "@/db/seed/images/catalogue";
import type { EvidenceFileId, MarkApplicationId } from "@/server/features/verification/contract/applications";
import { itemsOf } from "@/server/features/verification/contract/documents";
import { takeInEvidence } from "@/server/features/verification/intake";
import { claimOf } from "./arrivals";
import type { Happening } from "./desk";
import { type PersonKey, people } from "./people";
import { instantOf } from "./timeline";
import { as, inhabitantOf, type Town } from "./town";

/** Who answers for the bakery's comments. */
const responsible: PersonKey = "birds";

/** What happens around verified marks, at its instants. */
export function marksOf(present: Date): Happening[] {
  return [
    { at: instantOf(present, 12, "10:20"), run: bakeryIsVerified },
    { at: instantOf(present, 0, "02:40"), run: vetApplies },
  ];
}

async function bakeryIsVerified(town: Town): Promise<void> {
  const { name, number } = provenBy("bakery");
  const { id } = await as(town, "bakery").verification.submit({
    text: "北桥面包有限公司",
    claim: { class: "organisation", name, codeKind: "credit-code", code: number },
    evidence: [
      { fileId: await scan(town, "bakery"), document: "business-licence", number, holder: name, expiresOn: null },
    ],
  });
  const applicationId: MarkApplicationId = id;
  const { verification } = as(town, "reviewerA");
  await verification.claim({ applicationId });
  await verification.decide({
    applicationId,
    outcome: "approve",
    findings: itemsOf.organisation.map((item) => ({ item, finding: "matches", note: "" })),
    reason: "执照、代码与说明一致。",
  });
  // An organisation with a mark names who is responsible for its comments.
  const { accountId: ownerId } = inhabitantOf(town, "bakery");
  const { accountId: keeperId, handle } = inhabitantOf(town, responsible);
  await as(town, "bakery").comments.inviteKeeper({ ownerId, handle, role: "moderator" });
  await as(town, responsible).comments.acceptKeeping({ ownerId });
  await as(town, "bakery").comments.nameResponsiblePerson({ ownerId, keeperId });
}

async function vetApplies(town: Town): Promise<void> {
  await as(town, "vet").verification.submit({
    text: "执业兽医",
    claim: { class: "person", role: "执业兽医", workplace: "大桥路动物医院" },
    evidence: [
      {
        fileId: await scan(town, "vet"),
        document: "professional-licence",
        number: "A 0123 4567",
        holder: provenBy("vet").name,
        expiresOn: "2035-06-30",
      },
    ],
  });
}

function provenBy(key: PersonKey) {
  return claimOf(key, (Object.keys(people) as PersonKey[]).indexOf(key)); // its keys are the people
}

/** A picture in the place of a scanned document: nobody in the town has papers. */
async function scan(town: Town, key: PersonKey): Promise<EvidenceFileId> {
  const png = await renderDemoAvatar("document");
  const { id } = await takeInEvidence(png, "image/png", (intakeId) =>
    as(town, key).verification.addEvidenceFile({ intakeId }),
  );
  return id;
}
