import type { Metadata } from "next";
import { DocumentPage, findDocument } from "@/app/(app)/agreements/document-page";

interface Props {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findDocument((await params).key)).title };
}

/** A document in the version in effect. */
export default async function CurrentDocumentPage({ params }: Props) {
  return <DocumentPage document={await findDocument((await params).key)} />;
}
