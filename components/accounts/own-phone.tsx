"use client"; // takes a number

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PhoneMessages } from "@/components/accounts/phone-messages";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The demo's phone as a page of its own: any number, and what came to it. */
export function OwnPhone() {
  const t = useTranslations("accounts.demo.phone");
  const [phone, setPhone] = useState("");
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("number")}>
        {(control) => (
          <TextInput {...control} type="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
        )}
      </Field>
      <PhoneMessages phone={phone} />
    </div>
  );
}
