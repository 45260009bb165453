"use client"; // shows images when wished

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";

/** A case's images, blurred until whoever reviews wishes to see them. */
export function BlurredImages({ images }: { images: readonly { id: string; url: string }[] }) {
  const t = useTranslations("desk.case");
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <span className="text-ink-soft text-small">{t("images", { count: images.length })}</span>
        <Button
          size="small"
          variant="secondary"
          icon={<Icon name={isShown ? "eye-off" : "eye"} />}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? "hideImages" : "showImages")}
        </Button>
      </div>
      <div className="grid grid-cols-3 gap-2">
        {images.map((image, at) => (
          <span key={image.id} className="overflow-hidden rounded-control">
            <Picture
              src={image.url}
              alt={t("image", { at: at + 1 })}
              width={200}
              height={200}
              className={cx("aspect-square w-full object-cover", !isShown && "scale-110 blur-xl grayscale")}
            />
          </span>
        ))}
      </div>
    </div>
  );
}
