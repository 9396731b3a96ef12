import { LanguageToggle } from './language-toggle.tsx';
import { QuietFrame, type QuietFrameProps } from './quiet-frame.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The quiet column of signing up, signing in, and what arrives by mail, with language and theme at hand. */
export function QuietPage({ aside, ...rest }: QuietFrameProps) {
  return (
    <QuietFrame
      aside={
        <>
          {aside}
          <LanguageToggle />
          <ThemeToggle />
        </>
      }
      {...rest}
    />
  );
}
