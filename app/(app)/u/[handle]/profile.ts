// An account's head, asked once per request by page and metadata.
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { caller } from "@/server/api/bridge";

export const findProfile = cache((handle: string) => answerOf(caller().relations.profile({ handle })));
