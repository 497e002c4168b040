/**
 * Posts a form and asks for JSON. XMLHttpRequest, because fetch does not tell how much has been sent.
 * @param onProgress called with the share sent so far, 0 to 1
 * @throws when there is no answer
 */
export function postForm(
  address: string,
  data: FormData,
  onProgress: (share: number) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener("error", () => reject(new Error("no answer")));
    request.send(data);
  });
}
