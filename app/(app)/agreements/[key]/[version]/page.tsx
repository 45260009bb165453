import type { Metadata } from "next";
import { DocumentPage, findDocument } from "@/app/(app)/agreements/document-page";

interface Props {
  params: Promise<{ key: string; version: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key, version } = await params;
  return { title: (await findDocument(key, version)).title };
}

/** A document in one version: what notices of measures link to. */
export default async function DocumentVersionPage({ params }: Props) {
  const { key, version } = await params;
  return <DocumentPage document={await findDocument(key, version)} />;
}
