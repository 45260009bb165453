import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Explore } from "@/app/(app)/explore/explore";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("microblog.title"))("explore") };
}

export default function ExplorePage() {
  return <Explore />;
}
