'use client';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

type Opened = { document: PDFDocumentProxy | null; failed: boolean };

/** Opens a PDF in a worker of its own, which ends with the viewer. */
export function usePdf(url: string): Opened {
  const [opened, setOpened] = useState<Opened>({ document: null, failed: false });
  // A worker and a download, both outside React.
  useEffect(() => {
    let isGone = false;
    let close = () => {};
    const open = async () => {
      const { getDocument, PDFWorker } = await import('pdfjs-dist');
      if (isGone) return;
      const port = new Worker(new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' });
      const worker = PDFWorker.create({ port });
      const task = getDocument({ url, worker, isEvalSupported: false, enableXfa: false, useWasm: false, disableAutoFetch: true });
      close = () => {
        void task.destroy();
        worker.destroy();
        port.terminate();
      };
      const document = await task.promise;
      if (!isGone) setOpened({ document, failed: false });
    };
    open().catch(() => !isGone && setOpened({ document: null, failed: true }));
    return () => {
      isGone = true;
      close();
    };
  }, [url]);
  return opened;
}
