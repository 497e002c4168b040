import type { ReactNode } from "react";

interface StartDoorProps {
  label: string;
  title: string;
  children: ReactNode;
  link: DoorLink;
  /** Another way, for those who would not go this one. */
  second?: DoorLink;
}

interface DoorLink {
  path: string;
  text: string;
}

/** One of the start page's two doors. */
export function StartDoor({ label, title, children, link, second }: StartDoorProps) {
  return (
    <section className="border-line py-4 first:border-b md:py-8 md:first:border-r md:first:border-b-0 md:first:pr-10 md:last:pl-10">
      <p className="text-soft text-sm font-semibold">{label}</p>
      <h2 className="mt-1 text-2xl">{title}</h2>
      <div className="mt-2 hidden max-w-text md:block">{children}</div>
      <a className="onward mt-1 md:mt-3" href={link.path}>
        {link.text}
      </a>
      {second && (
        <a className="link flex min-h-11 w-fit items-center" href={second.path}>
          {second.text}
        </a>
      )}
    </section>
  );
}
