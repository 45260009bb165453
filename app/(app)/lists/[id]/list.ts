// The list of the address: asked for once per request.
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { caller } from "@/server/api/bridge";
import type { ListId } from "@/server/shared/ids";

export const findList = cache((id: string) => answerOf(caller().lists.get({ listId: id as ListId }))); // the query refuses what is no id
