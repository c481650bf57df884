/** GPUs by the names of the Container Device Interface. */

/** A name that is one already stays. */
export function cdiDevice(id: string): string {
  return id.includes("=") ? id : `nvidia.com/gpu=${id}`;
}
